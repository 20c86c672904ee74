import { Link } from '@tanstack/react-router'
import { formatNip } from '../../lib/format.ts'
import { usePermission } from '../../lib/use-permission.ts'
import classes from './placement.module.css'

/** A name over its NIP; a link to the record for those who may open it. */
export function PersonCell({ person }: { person: { pegawaiId?: string; name: string; nip: string } }) {
  const mayOpen = usePermission('pegawai.read') && person.pegawaiId
  return (
    <div className={classes.cell}>
      {mayOpen ? <Link to={`/pegawai/${person.pegawaiId}` as never}>{person.name}</Link> : person.name}
      <div className={classes.second}>{formatNip(person.nip)}</div>
    </div>
  )
}

/** A post over its unit and agency, each named once. */
export function PostCell({ post }: { post: { name: string; unitName: string; agencyName?: string; seat?: number } }) {
  const places = [post.unitName, post.agencyName].filter((name, i, all) => name && all.indexOf(name) === i)
  return (
    <div className={classes.cell}>
      {post.name}
      <div className={classes.second}>{places.join(', ')}</div>
    </div>
  )
}
