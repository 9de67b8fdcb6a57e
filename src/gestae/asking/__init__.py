"""Asks a store: filters, tables, the ledger of forces, open commitments, single records."""
