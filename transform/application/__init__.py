"""What an application is made of: kinds of documents, pages, widgets, queries, datasources."""
