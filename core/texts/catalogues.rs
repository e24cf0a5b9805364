// Written by `make texts`.
&[
    ("fr", include_bytes!("fr.catalogue") as &[u8]),
]
