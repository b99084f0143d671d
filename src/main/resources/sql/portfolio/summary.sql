-- The portfolio in figures at a date: what is certain, and what is possible beside it.
select asked.certain,
    count(*) filter (where record.figure = 'automakersInCooperation') as automakers,
    count(*) filter (where record.figure = 'agreementsInForce') as agreements,
    count(*) filter (where record.figure = 'domainsCovered') as domains,
    count(*) filter (where record.figure = 'vehicleModels.launched') as launched,
    count(*) filter (where record.figure = 'vehicleModels.planned') as planned,
    count(*) filter (where record.figure = 'mobilityOperators') as operators,
    count(*) filter (where record.figure = 'ecosystemPartners') as partners
from (values (true), (false)) as asked (certain)
left join summary_records(:asOf) as record on record.certain = asked.certain
group by asked.certain
order by asked.certain
