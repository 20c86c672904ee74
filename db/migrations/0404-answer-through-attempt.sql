-- An answer is of the instansi that its attempt is of, by the key to the attempt. A second key to `instansi` proves nothing
-- more, and has every saved answer lock the same one row.
alter table answer drop constraint answer_instansi_id_fkey;
