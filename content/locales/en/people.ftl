# Accounts, signing in, roles.
refused-role = No role of yours allows this.
refused-scope = Your role does not reach this procedure: it belongs to another sector or agency.
refused-second-factor = This needs a sign-in with two steps.
