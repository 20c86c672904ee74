-- Servers keep the actors of open sessions in memory for a few seconds. What takes a right away says so to all of them.
create function notify_actor_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('actor_changed', '');
  return null;
end $$;

create trigger session_ended after delete on login_session execute function notify_actor_changed();
create trigger account_changed after update or delete on account execute function notify_actor_changed();
create trigger participant_changed after delete or update of pin_version on participant
  execute function notify_actor_changed();
