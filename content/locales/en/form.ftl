# The form of an edition.
