/**
 * Roles of an instansi. `peserta` signs in with a session PIN, the others with a password. `pegawai` is an official
 * without an office here, who sees only what concerns their own career.
 */
export const ROLES = [
  'administrator',
  'panitia',
  'asesor',
  'peserta',
  'pengelola-talenta',
  'pimpinan',
  'auditor',
  'pegawai',
] as const
export type Role = (typeof ROLES)[number]

const GRANTS = {
  'instansi.read': ['administrator', 'panitia', 'asesor', 'pengelola-talenta', 'pimpinan', 'auditor'],
  'account.manage': ['administrator'],
  'organization.read': ['administrator', 'panitia', 'pengelola-talenta', 'pimpinan', 'auditor'],
  'organization.edit': ['administrator'],
  'pegawai.read': ['administrator', 'panitia', 'pengelola-talenta', 'pimpinan', 'auditor'],
  'pegawai.import': ['administrator'],
  'pegawai.edit': ['administrator'],
  'item.read': ['administrator', 'panitia', 'asesor'],
  'item.edit': ['administrator', 'panitia'],
  // Who of them reviews what is a matter of appointment.
  'item.review': ['administrator', 'panitia', 'asesor'],
  'item.appoint': ['administrator'],
  'item.log': ['administrator', 'auditor'],
  'rating.read': ['administrator', 'panitia', 'asesor'],
  'rating.rate': ['asesor'],
  'calibration.read': ['administrator', 'panitia', 'auditor'],
  'calibration.run': ['administrator', 'panitia'],
  'calibration.decide': ['administrator', 'panitia'],
  'event.read': ['administrator', 'panitia', 'pengelola-talenta', 'pimpinan', 'auditor'],
  'event.edit': ['administrator', 'panitia'],
  'attendance.edit': ['administrator', 'panitia'],
  'pin.read': ['administrator', 'panitia'],
  'delivery.watch': ['administrator', 'panitia'],
  'delivery.take': ['peserta'],
  'simulation.read': ['administrator', 'panitia', 'asesor'],
  'simulation.edit': ['administrator', 'panitia'],
  'simulation.approve': ['administrator'],
  'sheet.read': ['administrator', 'panitia', 'asesor'],
  'sheet.edit': ['administrator', 'panitia'],
  'centre.read': ['administrator', 'panitia', 'pengelola-talenta', 'pimpinan', 'auditor'],
  'centre.edit': ['administrator', 'panitia'],
  'assessor.read': ['administrator', 'panitia', 'auditor'],
  'assessor.manage': ['administrator', 'panitia'],
  // Their own timetable, workspace, training and declared ties.
  'assessor.own': ['asesor'],
  // In which centre, and as whom, is a matter of that centre's list.
  'washup.read': ['administrator', 'panitia', 'asesor', 'auditor'],
  'washup.decide': ['asesor'],
  'rater.read': ['administrator', 'panitia', 'asesor', 'auditor'],
  // Of the assessors only the chief of the centre.
  'rater.run': ['administrator', 'panitia', 'asesor'],
  // What points at a sitting that a person should look at; nothing follows from it by itself.
  'signal.read': ['administrator', 'panitia', 'auditor'],
  'signal.run': ['administrator', 'panitia'],
  'signal.conclude': ['administrator', 'panitia'],
  'result.read': ['administrator', 'panitia', 'pengelola-talenta', 'pimpinan', 'auditor'],
  'result.score': ['administrator', 'panitia'],
  'result.own': ['peserta'],
  'map.read': ['administrator', 'panitia', 'pengelola-talenta', 'pimpinan', 'auditor'],
  'map.person': ['administrator', 'pengelola-talenta', 'pimpinan', 'auditor'],
  'talent.read': ['administrator', 'pengelola-talenta', 'pimpinan', 'auditor'],
  'placement.read': ['administrator', 'pengelola-talenta', 'pimpinan', 'auditor'],
  'placement.edit': ['pengelola-talenta'],
  'placement.decide': ['pimpinan'],
  'succession.read': ['administrator', 'pengelola-talenta', 'pimpinan', 'auditor'],
  'succession.edit': ['pengelola-talenta'],
  'report.read': ['administrator', 'panitia', 'pengelola-talenta', 'pimpinan', 'auditor'],
  // Meetings in which a participant hears the result.
  'debrief.edit': ['administrator', 'panitia', 'pengelola-talenta'],
  'career.own': ROLES,
  'audit.read': ['administrator', 'auditor'],
  'setting.read': ['administrator', 'panitia', 'pengelola-talenta', 'auditor'],
  'setting.edit': ['administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof GRANTS
export const PERMISSIONS = Object.keys(GRANTS) as Permission[]

export interface Actor {
  readonly instansiId: string
  readonly roles: readonly Role[]
  /** Set for a peserta: the one participant record the session speaks for. */
  readonly participantId?: string | undefined
}

export interface Resource {
  readonly instansiId: string
  readonly participantId?: string | undefined
}

/**
 * The second wall beside row-level security: a role that grants the action, the same instansi, and for a peserta
 * nobody's record but their own.
 */
export function can(actor: Actor, permission: Permission, resource: Resource = actor): boolean {
  if (actor.instansiId !== resource.instansiId) return false
  const granting: readonly Role[] = GRANTS[permission]
  if (!actor.roles.some((role) => granting.includes(role))) return false
  const onlyPeserta = actor.roles.every((role) => role === 'peserta')
  return !onlyPeserta || resource.participantId === actor.participantId
}

/** Every permission that the roles grant, in the order of the table. */
export function permissionsOf(roles: readonly Role[]): Permission[] {
  return PERMISSIONS.filter((permission) => {
    const granting: readonly Role[] = GRANTS[permission]
    return roles.some((role) => granting.includes(role))
  })
}
