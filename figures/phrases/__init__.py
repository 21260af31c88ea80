"""Every sentence that people read which is no declaration's own, by code; one package a language."""
