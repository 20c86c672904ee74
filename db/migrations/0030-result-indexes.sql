create index result_assessed on result (instansi_id, assessed_on);
create index participant_session on participant (instansi_id, session_id);
create index answer_item on answer (instansi_id, attempt_id, item_id, seq desc);
