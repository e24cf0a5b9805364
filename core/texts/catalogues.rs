// Written by `make texts`.
&[
    ("fr", include_str!("fr.catalogue")),
]
