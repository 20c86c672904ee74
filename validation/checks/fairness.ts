import type { Check } from '../check.ts'
import { difChecks } from './dif.ts'
import { impactChecks } from './impact.ts'

export const checks: readonly Check[] = [...difChecks, ...impactChecks]
