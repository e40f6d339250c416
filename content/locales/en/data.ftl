# Open data: the page, the manifest and linked data.
dataset-title = Catalogue of administrative procedures of Việt Nam
dataset-description = Every procedure that the portal shows: papers, ways to hand in, time limits, costs, steps, outcomes, legal basis and agencies.
data-downloads-title = Download the whole catalogue
data-as-of = { $n ->
    [one] One procedure
   *[other] { $count } procedures
}; the catalogue changed last on { $date }. The files are made anew after each publication.
data-empty = There is no procedure in the catalogue yet.
data-column-file = File
data-column-size = Size
data-column-records = Procedures
data-column-hash = SHA-256
data-hash-advice = The SHA-256 tells whether a file arrived whole. The same catalogue always gives the very same files.
data-form-jsonl = JSON, a procedure a line, packed with gzip: everything there is; the import command reads it back unchanged.
data-form-csv = CSV in UTF-8 that Excel opens as it is: one table, a procedure a row.
data-form-xlsx = Excel workbook: tables of procedures, papers, ways to hand in with their costs, and legal basis.
data-form-markdown = Markdown, a file for each procedure, packed as ZIP.
data-form-turtle = Linked data by CPSV-AP 3.2.0 as Turtle, packed with gzip.
data-form-jsonld = Linked data by CPSV-AP 3.2.0 as JSON-LD, packed with gzip.
data-manifest = List of the files, for programs
data-dcat = Description of the dataset in DCAT
data-changes = What changed lately
data-pending-title = The data files are being made
data-pending-advice = The files to download are being made, which usually takes a few minutes. Please come back a little later.
problem-data-pending = The data files are being made, please try again in a few minutes.
data-terms-title = Source and terms
data-publisher = Published by
data-licence = Licence
data-licence-none = The publisher has not chosen a licence.
data-rights = Terms of use
country = Việt Nam

# Lengths of files.
size-kilobytes = { $amount } kB
size-megabytes = { $amount } MB
