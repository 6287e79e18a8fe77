//! Coursework: exercises that are handed out, checked and graded.
