import type { Permission } from '@petakom/domain'
import { useSession } from './session.ts'

/** Whether to offer an action at all; the server decides again. */
export function usePermission(permission: Permission): boolean {
  return useSession()?.actor.permissions.includes(permission) ?? false
}
