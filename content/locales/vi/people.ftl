# Accounts, signing in, roles.
