import { Link } from '@tanstack/react-router'
import { formatNip } from '../../lib/format.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { placeName } from './place-name.ts'
import classes from './placement.module.css'

/** A name over its NIP; a link to the record for those who may open it. */
export function PersonCell({ person }: { person: { pegawaiId?: string; name: string; nip: string } }) {
  const mayOpen = usePermission('pegawai.read') && person.pegawaiId
  return (
    <div className={classes.cell}>
      {mayOpen ? <Link to={`/pegawai/${person.pegawaiId}` as never}>{person.name}</Link> : person.name}
      <div className={classes.nip}>{formatNip(person.nip)}</div>
    </div>
  )
}

/** A post over its unit, and over its agency where the unit's name does not say it. */
export function PostCell({ post }: { post: { name: string; unitName: string; agencyName?: string } }) {
  const { name, unitName, agencyName = '' } = post
  return (
    <div className={classes.cell}>
      {name}
      <div className={classes.second}>{placeName(unitName, agencyName)}</div>
    </div>
  )
}
