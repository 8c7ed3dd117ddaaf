-- What a person takes along (AVG 20): only what he or she gave. The officer says so per record, under purposes on consent or a contract.
alter table rights_item add column given_by_requester boolean not null default false;
comment on column rights_item.given_by_requester is 'category: verzoek; the requester gave this record with consent or for a contract';
grant update (given_by_requester) on rights_item to schakel_app;
