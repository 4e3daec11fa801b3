"""The commands, one file each under its name. `class_`, `import_` and `try_` carry names that Python reserves."""
