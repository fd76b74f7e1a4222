"""Comics as text: a script in ``content/comics`` becomes one picture, its page, its poster."""
