"""What the product knows: releases, plugins, export model, and how it reads values."""
