"""Documents of the product's database -> the export that the product would write for them, and back."""
