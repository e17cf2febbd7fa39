"""YAML in, content out, each problem with its line. The only room that knows YAML."""
