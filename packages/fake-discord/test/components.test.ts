import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  CheckboxGroupBuilder,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  RadioGroupBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from 'discord.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Stage, setStage } from './support/stage.ts'

const buttons = new ActionRowBuilder<ButtonBuilder>().addComponents(
  new ButtonBuilder().setCustomId('v1:confirm').setLabel('Confirm').setStyle(ButtonStyle.Primary),
  new ButtonBuilder().setCustomId('v1:ask').setLabel('Ask').setStyle(ButtonStyle.Secondary),
  new ButtonBuilder().setCustomId('v1:later').setLabel('Later').setStyle(ButtonStyle.Secondary),
  new ButtonBuilder().setCustomId('v1:never').setLabel('Never').setStyle(ButtonStyle.Danger).setDisabled(true),
  new ButtonBuilder().setURL('https://discord.com').setLabel('Help').setStyle(ButtonStyle.Link),
)

const days = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
  new StringSelectMenuBuilder()
    .setCustomId('v1:days')
    .setPlaceholder('Days')
    .setMaxValues(2)
    .addOptions(['mon', 'tue', 'wed'].map((day) => ({ label: day, value: day }))),
)

const people = new ActionRowBuilder<UserSelectMenuBuilder>().addComponents(
  new UserSelectMenuBuilder().setCustomId('v1:people').setPlaceholder('Whom'),
)

const form = new ModalBuilder()
  .setCustomId('v1:form')
  .setTitle('New ticket')
  .addTextDisplayComponents(new TextDisplayBuilder().setContent('Tell us.'))
  .addLabelComponents(
    new LabelBuilder()
      .setLabel('What is wrong?')
      .setTextInputComponent(
        new TextInputBuilder().setCustomId('body').setStyle(TextInputStyle.Paragraph).setMinLength(3).setMaxLength(20),
      ),
    new LabelBuilder()
      .setLabel('How urgent?')
      .setRadioGroupComponent(
        new RadioGroupBuilder()
          .setCustomId('urgency')
          .addOptions({ label: 'Low', value: 'low' }, { label: 'High', value: 'high' }),
      ),
    new LabelBuilder()
      .setLabel('Which days?')
      .setCheckboxGroupComponent(
        new CheckboxGroupBuilder()
          .setCustomId('days')
          .setRequired(false)
          .addOptions({ label: 'Mon', value: '0' }, { label: 'Tue', value: '1' }),
      ),
    new LabelBuilder()
      .setLabel('Who else?')
      .setUserSelectMenuComponent(new UserSelectMenuBuilder().setCustomId('others').setRequired(false)),
  )

async function handle(interaction: Interaction): Promise<unknown> {
  if (interaction.isChatInputCommand())
    return interaction.reply({
      content: 'Choose',
      components: [buttons, days, people],
      ...(interaction.commandName === 'secret' ? { flags: MessageFlags.Ephemeral as const } : {}),
    })
  if (interaction.isStringSelectMenu())
    return interaction.update({ content: interaction.values.join(), components: [] })
  if (interaction.isUserSelectMenu())
    return interaction.update(`Chose ${interaction.users.map(({ username }) => username)}`)
  if (interaction.isModalSubmit()) {
    const { fields } = interaction
    const others = fields.getSelectedUsers('others')?.map(({ username }) => username) ?? []
    const answer = [
      fields.getTextInputValue('body'),
      fields.getRadioGroup('urgency'),
      ...fields.getCheckboxGroup('days'),
      ...others,
    ]
    return interaction.reply({ content: answer.join('|'), flags: MessageFlags.Ephemeral })
  }
  if (!interaction.isButton()) return
  if (interaction.customId === 'v1:confirm') return interaction.update({ content: 'Confirmed', components: [] })
  if (interaction.customId === 'v1:ask') return interaction.showModal(form)
  if (interaction.customId === 'v1:later') {
    await interaction.deferUpdate()
    return interaction.editReply({ content: 'Deferred', components: [] })
  }
  return interaction.reply({ content: `Pressed ${interaction.customId}`, flags: MessageFlags.Ephemeral })
}

describe('components', () => {
  let stage: Stage
  const ann = () => stage.discord.as(stage.ann, { channel: stage.general })
  const bob = () => stage.discord.as(stage.discord.addMember(stage.guild, 'bob'), { channel: stage.general })

  beforeAll(async () => {
    const commands = ['choose', 'secret'].map((name) => ({ name, description: 'Shows components' }))
    stage = await setStage({ commands, handle })
  })
  afterAll(() => stage.close())

  it('are seen by a person', async () => {
    const reply = await ann().slash('choose').reply()
    expect(reply.buttons.map(({ label }) => label)).toEqual(['Confirm', 'Ask', 'Later', 'Never', 'Help'])
    expect(reply.selects.map(({ placeholder }) => placeholder)).toEqual(['Days', 'Whom'])
    expect(reply.selects[0]?.options.map(({ value }) => value)).toEqual(['mon', 'tue', 'wed'])
  })

  it('update their message when clicked', async () => {
    const reply = await ann().slash('choose').reply()
    const clicked = await bob().click(reply, 'Confirm').reply()
    expect(clicked).toMatchObject({ id: reply.id, content: 'Confirmed', buttons: [] })
    expect(reply.content).toBe('Choose')
  })

  it('update their message later when deferred', async () => {
    const reply = await ann().slash('choose').reply()
    const later = ann().click(reply, 'v1:later')
    expect((await later.until(({ content }) => content === 'Deferred')).id).toBe(reply.id)
    expect(later.state()).toBe('updated')
  })

  it('take values', async () => {
    const reply = await ann().slash('choose').reply()
    expect((await ann().select(reply, 'v1:people', [stage.ann]).reply()).content).toBe('Chose ann')
    expect((await ann().select(reply, 'Days', ['mon', 'wed']).reply()).content).toBe('mon,wed')
  })

  it('are refused by the client when nobody could use them so', async () => {
    const reply = await ann().slash('choose').reply()
    expect(() => ann().click(reply, 'Never')).toThrow(/"Never" is disabled/)
    expect(() => ann().click(reply, 'Help')).toThrow(/opens a link/)
    expect(() => ann().click(reply, 'Delete')).toThrow(/no Button Delete; it has "Confirm"/)
    expect(() => ann().select(reply, 'Days', ['sun'])).toThrow(/no option "sun"/)
    expect(() => ann().select(reply, 'Days', ['mon', 'tue', 'wed'])).toThrow(/takes 1 to 2 values, not 3/)
  })

  it('can be forged', async () => {
    const reply = await ann().slash('choose').reply()
    const forged = ann().click(reply, 'v1:ticket:claim:999', { force: true })
    expect((await forged.reply()).content).toBe('Pressed v1:ticket:claim:999')
  })

  it('of an ephemeral message are out of reach for others', async () => {
    const reply = await ann().slash('secret').reply()
    expect(reply.ephemeral).toBe(true)
    expect(stage.discord.messages(stage.general).map(({ id }) => id)).not.toContain(reply.id)
    expect(() => bob().click(reply, 'Confirm')).toThrow(/bob cannot see this ephemeral message/)
    expect((await ann().click(reply, 'Confirm').reply()).ephemeral).toBe(true)
  })

  it('open a modal that is filled in and sent', async () => {
    const reply = await ann().slash('choose').reply()
    const modal = await ann().click(reply, 'Ask').modal()
    expect(modal).toMatchObject({ title: 'New ticket', text: 'Tell us.' })
    expect(modal.fields.map(({ label, required }) => [label, required])).toEqual([
      ['What is wrong?', true],
      ['How urgent?', true],
      ['Which days?', false],
      ['Who else?', false],
    ])
    const sent = ann().submit(modal, { body: 'Broken', 'How urgent?': 'high', days: ['0', '1'], others: stage.ann })
    expect(await sent.reply()).toMatchObject({ content: 'Broken|high|0|1|ann', ephemeral: true })
  })

  it('of a modal are refused by the client when filled in wrongly', async () => {
    const reply = await ann().slash('choose').reply()
    const modal = await ann().click(reply, 'Ask').modal()
    expect(() => ann().submit(modal, { urgency: 'low' })).toThrow(/"What is wrong\?" is required/)
    expect(() => ann().submit(modal, { body: 'ab', urgency: 'low' })).toThrow(/takes 3 to 20 characters, not 2/)
    expect(() => ann().submit(modal, { body: 'abc' })).toThrow(/"How urgent\?" is required/)
    expect(() => ann().submit(modal, { body: 'abc', urgency: 'mid' })).toThrow(/no option "mid"/)
    expect(() => ann().submit(modal, { text: 'abc', urgency: 'low' })).toThrow(/no field "text"/)
  })

  it('end a wait for a message at once when a modal was opened', async () => {
    const reply = await ann().slash('choose').reply()
    await expect(ann().click(reply, 'Ask').reply()).rejects.toThrow(/was answered in another way: modal/)
  })
})
