# Open data: the page, the manifest and linked data.
dataset-title = Catalogue of administrative procedures of Việt Nam
dataset-description = Every procedure that the portal shows: papers, ways to hand in, time limits, costs, steps, outcomes, legal basis and agencies.
