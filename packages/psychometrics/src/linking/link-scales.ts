import { normalQuadrature } from '../model/quadrature.ts'
import { type Anchor, commonItems, type ScaledItem, slopeOf } from './anchors.ts'
import type { LinkingCriterion, LinkingWeights } from './curve-criterion.ts'
import { type AnchorDrift, type AnchorDriftSettings, anchorDrift } from './drift.ts'
import { type LinkErrors, linkErrors } from './link-errors.ts'
import { minimiseCriterion } from './minimise-criterion.ts'
import { linkByMoments } from './moment-methods.ts'
import type { ScaleTransformation } from './transform-scale.ts'

export const LINKING_METHODS = ['mean-mean', 'mean-sigma', 'haebara', 'sl'] as const
export type LinkingMethod = (typeof LINKING_METHODS)[number]

export interface LinkingSettings {
  /** Stocking-Lord unless told. */
  readonly method?: LinkingMethod | undefined
  /** Of the curve methods: symmetric unless told. */
  readonly criterion?: LinkingCriterion | undefined
  /** Abilities and weights on either scale; 61 nodes on -6 to 6 with N(0, 1) weights unless told. */
  readonly weights?: { readonly to: LinkingWeights; readonly from: LinkingWeights } | undefined
  /**
   * `one` holds the slope of the transformation at 1, as for Rasch scales; `free` estimates it. Unless told it is held
   * where the slope of every anchor is exactly 1 on both scales.
   */
  readonly slope?: 'free' | 'one' | undefined
  /** Common items left out of the link, by id. */
  readonly exclude?: readonly string[] | undefined
  readonly drift?: AnchorDriftSettings | undefined
  /**
   * Persons of either calibration, whose mean and deviation set the scale to N(0, 1): their sampling is then part of
   * `errors.parameters`.
   */
  readonly persons?: { readonly from: number; readonly to: number } | undefined
}

export type LinkRemarkCode = 'one-anchor' | 'few-anchors' | 'slope-held' | 'not-converged' | 'models-differ' | 'drift'

export interface LinkRemark {
  readonly code: LinkRemarkCode
  readonly item: string | null
  readonly text: string
}

/** What the link would be without the anchors that drift. Nothing is left out until `exclude` says so. */
export interface LinkProposal extends ScaleTransformation {
  readonly remove: readonly string[]
  readonly anchors: number
  /** Largest change of an ability within 2 logits of 0 that leaving them out would make. */
  readonly largestChange: number
}

export interface ScaleLink extends ScaleTransformation {
  readonly method: LinkingMethod
  /** Null for the methods of moments. */
  readonly criterion: LinkingCriterion | null
  readonly criterionValue: number | null
  readonly isSlopeHeld: boolean
  readonly anchors: readonly AnchorDrift[]
  readonly excluded: readonly string[]
  readonly errors: LinkErrors
  readonly proposal: LinkProposal | null
  readonly remarks: readonly LinkRemark[]
}

const FEW = 5

/**
 * The transformation that puts the scale of `from` on the scale of `to`, by the items both calibrations have: theta on
 * `to` = slope theta + intercept. Refuses by RangeError what cannot be linked, naming the item. Sources: Kolen & Brennan
 * (2014, chapter 6); Kim & Kolen (2004) for the symmetric criteria.
 */
export function linkScales(
  from: readonly ScaledItem[],
  to: readonly ScaledItem[],
  settings: LinkingSettings = {},
): ScaleLink {
  const anchors = commonItems(from, to, settings.exclude)
  const method = settings.method ?? 'sl'
  const isSlopeHeld = settings.slope === undefined ? anchors.every(isRasch) : settings.slope === 'one'
  const link = (chosen: readonly Anchor[], start?: ScaleTransformation) =>
    constants(chosen, { ...settings, method }, isSlopeHeld, start)
  const found = link(anchors)
  const drift = anchorDrift(anchors, found, settings.drift)
  const flagged = drift.filter(({ reasons }) => reasons.length > 0).map(({ id }) => id)
  const remarks = remarksOn(anchors, isSlopeHeld, settings.slope, found.converged)
  for (const { id, reasons } of drift) {
    if (reasons.length > 0) remarks.push({ code: 'drift', item: id, text: `item ${id} drifts: ${reasons.join('; ')}` })
  }
  const isByCurves = method === 'haebara' || method === 'sl'
  return {
    method,
    criterion: isByCurves ? (settings.criterion ?? 'symmetric') : null,
    slope: found.slope,
    intercept: found.intercept,
    criterionValue: found.criterionValue,
    isSlopeHeld,
    anchors: drift,
    excluded: settings.exclude ?? [],
    errors: linkErrors(anchors, found, link, settings.persons, isSlopeHeld),
    proposal: proposeRemoval(anchors, flagged, found, link),
    remarks,
  }
}

export interface LinkConstants extends ScaleTransformation {
  readonly criterionValue: number | null
  readonly converged: boolean
}

export type LinkAnchors = (anchors: readonly Anchor[], start?: ScaleTransformation) => LinkConstants

function constants(
  anchors: readonly Anchor[],
  { method, criterion = 'symmetric', weights }: LinkingSettings,
  isSlopeHeld: boolean,
  start?: ScaleTransformation,
): LinkConstants {
  if (method === 'mean-mean' || method === 'mean-sigma')
    return { ...linkByMoments(anchors, method, isSlopeHeld), criterionValue: null, converged: true }
  const { to, from } = weights ?? { to: NORMAL(), from: NORMAL() }
  for (const side of [to, from]) assertWeights(side)
  const comparison = { method: method as 'haebara' | 'sl', criterion, to, from }
  return minimiseCriterion(anchors, comparison, start ?? startOf(anchors, isSlopeHeld), isSlopeHeld)
}

function NORMAL(): LinkingWeights {
  const { nodes, logWeights } = normalQuadrature()
  return { nodes, weights: logWeights.map(Math.exp) }
}

function assertWeights({ nodes, weights }: LinkingWeights): void {
  const given = Array.from(weights)
  if (nodes.length !== given.length) throw new RangeError(`${given.length} weights for ${nodes.length} nodes`)
  if (!given.every((weight) => weight >= 0 && Number.isFinite(weight)) || !given.some((weight) => weight > 0))
    throw new RangeError('weights of a link are finite, none below 0 and some above')
  if (!Array.from(nodes).every(Number.isFinite)) throw new RangeError('a node of the link is not a finite number')
}

/** Mean-mean where every anchor has a location; else the identity. */
function startOf(anchors: readonly Anchor[], isSlopeHeld: boolean): ScaleTransformation {
  const located = anchors.filter(({ from, to }) => from.item.model !== 'NRM' && to.item.model !== 'NRM')
  return located.length > 0 ? linkByMoments(located, 'mean-mean', isSlopeHeld) : { slope: 1, intercept: 0 }
}

const isRasch = ({ from, to }: Anchor) => slopeOf(from.item) === 1 && slopeOf(to.item) === 1

function proposeRemoval(
  anchors: readonly Anchor[],
  flagged: readonly string[],
  found: ScaleTransformation,
  link: LinkAnchors,
): LinkProposal | null {
  const left = anchors.filter(({ id }) => !flagged.includes(id))
  if (flagged.length === 0 || left.length < 2) return null
  const { slope, intercept } = link(left, found)
  const changes = [-2, 2].map((theta) => Math.abs((slope - found.slope) * theta + intercept - found.intercept))
  return { remove: flagged, slope, intercept, anchors: left.length, largestChange: Math.max(...changes) }
}

function remarksOn(
  anchors: readonly Anchor[],
  isSlopeHeld: boolean,
  asked: 'free' | 'one' | undefined,
  converged: boolean,
): LinkRemark[] {
  const remarks: LinkRemark[] = []
  const say = (code: LinkRemarkCode, text: string, item: string | null = null) => remarks.push({ code, item, text })
  if (anchors.length === 1)
    say('one-anchor', `item ${anchors[0]!.id} alone carries the link; its drift would go unseen`, anchors[0]!.id)
  else if (anchors.length < FEW) say('few-anchors', `${anchors.length} anchors are too few to tell drift from chance`)
  if (isSlopeHeld && asked === undefined)
    say('slope-held', 'every anchor has slope 1 on both scales, so only the origin is moved')
  if (!converged) say('not-converged', 'the criterion was still falling; the constants are not its minimum')
  for (const { id, from, to } of anchors) {
    if (from.item.model !== to.item.model)
      say('models-differ', `item ${id} is ${from.item.model} in one calibration and ${to.item.model} in the other`, id)
  }
  return remarks
}
