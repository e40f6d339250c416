# From the draft to the public.
