"""Configuration: settings by name, from TOML files, environment variables, options and the control API."""
