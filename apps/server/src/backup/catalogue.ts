import pg from 'pg'

/** Text of values must not depend on the server or the session: the same row gives the same bytes anywhere. */
export const STEADY_OUTPUT = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local timezone = 'UTC'; set local extra_float_digits = 1; set local bytea_output = 'hex';
  set local client_encoding = 'UTF8'; set local xmloption = 'content'`

export interface Table {
  readonly name: string
  /** Stored columns; generated ones are made anew. */
  readonly columns: readonly string[]
  readonly key: readonly { readonly name: string; readonly isText: boolean }[]
  /** Tables that rows of this one refer to. */
  readonly needs: readonly string[]
}

/** Every table of Petakom but the list of migrations, each after those that it refers to. The job queue is not among them. */
export async function readTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select c.relname as name,
      array(select a.attname::text from pg_attribute as a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      coalesce((select jsonb_agg(jsonb_build_object('name', a.attname, 'isText', a.attcollation <> 0) order by k.place)
        from pg_index as i cross join unnest(i.indkey) with ordinality as k(attnum, place)
        join pg_attribute as a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary), '[]') as key,
      array(select distinct f.relname::text from pg_constraint as o join pg_class as f on f.oid = o.confrelid
        where o.conrelid = c.oid and o.contype = 'f' and o.confrelid <> c.oid) as needs
    from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'schema_migration'
      and not exists (select from pg_depend as d where d.objid = c.oid and d.deptype = 'e')
    order by c.relname`)
  const keyless = rows.find(({ key }) => key.length === 0)
  if (keyless) throw new Error(`table ${keyless.name} has no primary key: its rows have no order to check them by`)
  return inOrderOfNeed(rows)
}

function inOrderOfNeed(tables: readonly Table[]): Table[] {
  const ordered: Table[] = []
  const placed = new Set<string>()
  while (ordered.length < tables.length) {
    const ready = tables.filter(({ name, needs }) => !placed.has(name) && needs.every((need) => placed.has(need)))
    if (ready.length === 0) throw new Error('tables refer to one another in a circle')
    for (const table of ready) placed.add(table.name)
    ordered.push(...ready)
  }
  return ordered
}

export const quoted = (name: string) => `public.${pg.escapeIdentifier(name)}`
const list = (columns: readonly string[]) => columns.map((name) => pg.escapeIdentifier(name)).join(', ')

/** Reads a table in order of its key, by bytes: no collation of a server decides what a checksum is taken over. */
export function copyOutText({ name, columns, key }: Table): string {
  const order = key.map((column) => pg.escapeIdentifier(column.name) + (column.isText ? ' collate "C"' : '')).join(', ')
  return `copy (select ${list(columns)} from ${quoted(name)} order by ${order}) to stdout`
}

export const copyInText = ({ name, columns }: Pick<Table, 'name' | 'columns'>) =>
  `copy ${quoted(name)} (${list(columns)}) from stdin`

export interface Sequence {
  readonly name: string
  /** Null: never used. */
  readonly lastValue: string | null
}

export async function readSequences(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(`select sequencename::text as name, last_value::text as "lastValue"
    from pg_sequences where schemaname = 'public' order by sequencename`)
  return rows
}

/** Whether this role sees rows of every instansi; forced row-level security hides them from an ordinary owner. */
export async function seesEverything(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ sees: boolean }>(
    'select rolsuper or rolbypassrls as sees from pg_roles where rolname = current_user',
  )
  return rows[0]?.sees ?? false
}
