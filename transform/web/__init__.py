"""The page on 127.0.0.1: the commands for people without a terminal. Files stay in memory and on this computer."""
