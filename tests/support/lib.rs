//! What the tests share: where the vectors, the fixtures and the examples are.
