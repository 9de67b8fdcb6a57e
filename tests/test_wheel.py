"""The built wheel, installed in an empty environment outside the repository, does the main job."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TEXT = "Belarus will join the war only if it is attacked, Lukashenko said on Monday."


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_the_wheel_runs_in_an_empty_environment(tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path, ROOT, cwd=tmp_path)
    wheel = next(tmp_path.glob("gestae-*.whl"))
    home = tmp_path / "env"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--constraint", ROOT / "requirements.lock", wheel, cwd=tmp_path)
    report = tmp_path / "report.txt"
    report.write_text(TEXT, encoding="utf-8")
    reading = json.loads(run(home / "bin" / "gestae", "read", report, "--published", "2023-02-20", cwd=tmp_path))
    assert [commitment["condition"]["kind"] for commitment in reading["commitments"]] == ["only_if"]
    shown = run(home / "bin" / "gestae", "demo", "--into", tmp_path / "demo.db", cwd=tmp_path)
    assert "who" in shown
    assert "RUS" in shown
