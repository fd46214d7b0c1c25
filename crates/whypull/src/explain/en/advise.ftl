## advise
