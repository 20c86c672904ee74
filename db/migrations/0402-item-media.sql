-- Pictures and sounds of items, as checked and rewritten by the server. In pieces, as every file in the database.
-- See docs/decisions/files-in-the-database.md.
create table item_media (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  content_type text not null check (content_type in
    ('image/png', 'image/jpeg', 'image/webp', 'audio/mpeg', 'audio/ogg', 'audio/wav', 'audio/mp4')),
  -- As the person who brought it named it: shown, never believed.
  file_name text not null check (length(file_name) <= 200),
  bytes bigint not null check (bytes > 0),
  -- SHA-256 of the content: the same file brought twice is kept once.
  hash bytea not null,
  width int,
  height int,
  seconds double precision,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  primary key (instansi_id, id),
  unique (instansi_id, hash)
);
call protect_table('item_media', 'select, insert, delete');
create table item_media_piece (
  instansi_id uuid not null references instansi,
  media_id uuid not null,
  position int not null,
  content bytea not null,
  primary key (instansi_id, media_id, position),
  foreign key (instansi_id, media_id) references item_media (instansi_id, id) on delete cascade
);
call protect_table('item_media_piece', 'select, insert, delete');
-- Which versions show a picture or sound.
create index item_version_media on item_version (instansi_id, (content -> 'stimulus' ->> 'mediaId'))
  where content -> 'stimulus' ->> 'mediaId' is not null;
