import type { Random } from '@petakom/psychometrics'
import { anyAnswer } from '../any-answer.ts'
import type { Ledger } from '../ledger.ts'
import { type Device, newDevice, openPage, type Page, untilSent } from '../page.ts'
import type { Committee } from '../stage/committee.ts'
import type { HallPerson } from '../stage/furnish-hall.ts'
import type { Network } from '../stage/network.ts'

/** What the hall can do to a sitting from outside, besides its network. */
export interface HallPowers extends Committee {
  readonly network: Network
  readonly ledger: Ledger
  /** A cut of five minutes lasts this share of them. */
  readonly cutScale: number
  /** Every page that is open, for faults that concern everybody. */
  readonly open: Set<Sitting>
}

/** One person at a computer, through the faults that befall them. */
export class Sitting {
  readonly hall: HallPowers
  readonly person: HallPerson
  readonly random: Random
  page!: Page
  device: Device
  during = ''
  /** Cut off by a fault of its own: what happens to everybody is not what keeps its answers back. */
  isCut = false
  devices = 1

  constructor(hall: HallPowers, person: HallPerson, random: Random) {
    this.hall = hall
    this.person = person
    this.random = random
    this.device = newDevice(`${person.nip}/1`)
  }

  async open(options: { isWriter?: boolean; takeOver?: boolean; device?: Device } = {}): Promise<Page> {
    const { device = this.device, ...rest } = options
    const { ledger, network } = this.hall
    const parts = { baseUrl: network.baseUrl, person: this.person, ledger, during: () => this.during }
    return openPage({ ...parts, device, ...rest })
  }

  async reopen(): Promise<void> {
    this.page = await this.open()
  }

  newDevice(): Device {
    this.devices += 1
    return newDevice(`${this.person.nip}/${this.devices}`)
  }

  /** Answers that many items, each with something else than stands. */
  answer(times: number, page = this.page): void {
    const { items } = page.session.form
    for (let n = 0; n < times; n += 1) {
      const { id, content } = this.random.pick(items)
      page.session.answer(id, anyAnswer(content.interaction, page.session.view().answers.get(id), this.random))
    }
  }

  sent(page = this.page): Promise<void> {
    return untilSent(page, this.person.attemptId)
  }

  cut(device = this.device): void {
    this.isCut = true
    this.hall.network.cut(device.name)
  }

  mend(device = this.device): void {
    this.isCut = false
    this.hall.network.mend(device.name)
  }
}
