"""Reports as one page of HTML: what is on it, the pictures of an application's pages, and the templates."""
