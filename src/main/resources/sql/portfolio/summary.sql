-- The portfolio in figures at a date.
select count(*) filter (where record.figure = 'agreementsInForce') as agreements,
    count(*) filter (where record.figure = 'domainsCovered') as domains,
    count(*) filter (where record.figure = 'vehicleModels.launched') as launched,
    count(*) filter (where record.figure = 'vehicleModels.planned') as planned,
    count(*) filter (where record.figure = 'mobilityOperators') as operators,
    count(*) filter (where record.figure = 'ecosystemPartners') as partners
from summary_records(:asOf) as record
