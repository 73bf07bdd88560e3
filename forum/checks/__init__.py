"""What the program notices in a text by itself, before anybody else reads it.

Pure functions: what they need to know comes in, what they noticed goes out. A check never decides;
it says what it saw, where, and why.
"""
