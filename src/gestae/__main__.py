"""`python -m gestae` is the command `gestae`."""

from gestae.cli import main

if __name__ == "__main__":
    main()
