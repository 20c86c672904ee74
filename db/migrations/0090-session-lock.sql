-- A session that its owner left idle: everything but the password and signing out is refused until it is opened again.
alter table login_session add column locked_at timestamptz;
create trigger session_locked after update of locked_at on login_session execute function notify_actor_changed();
