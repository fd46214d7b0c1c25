## diagnostics
