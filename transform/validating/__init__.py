"""What importing an export into a release will do, and what will be broken afterwards."""
