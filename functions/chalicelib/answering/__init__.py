"""Finding what people look for: the index that the builder makes, asked by functions."""
