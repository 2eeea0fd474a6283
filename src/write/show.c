#include "write/show.h"

const onus_entity *onus_show__entity(const onus_record *record, uint32_t entity)
{
    return entity < record->entities.count ? &record->entities.items[entity]
                                           : NULL;
}

/* ---------------------------------------------------------------- events */

/* "Kim Jong-un PRKGOV"; an entity of ONUS_NONE is shown by its words. */
static void show_actor(onus_layout *layout, const onus_record *record,
                       onus_actor actor)
{
    const onus_entity *entity = onus_show__entity(record, actor.entity);
    if (!entity) {
        onus_layout__put(layout, ONUS_PLAIN,
                         onus_record__slice(record, actor.span));
        return;
    }
    onus_layout__put(layout, ONUS_PLAIN, entity->name);
    if (!entity->code.size)
        return;
    onus_layout__put(layout, ONUS_PLAIN, ONUS_SLICE(" "));
    onus_layout__put(layout, ONUS_CODE, entity->code);
}

static void show_side(onus_layout *layout, const onus_record *record,
                      const onus_actor *actors, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            onus_layout__put(layout, ONUS_PLAIN, ONUS_SLICE(", "));
        show_actor(layout, record, actors[i]);
    }
}

static void show_dyad(onus_layout *layout, const onus_record *record,
                      const onus_event *event)
{
    if (event->source_count)
        show_side(layout, record, event->sources, event->source_count);
    else
        onus_layout__put(layout, ONUS_DIM, ONUS_SLICE("somebody"));
    if (!event->target_count)
        return;
    onus_layout__put(layout, ONUS_PLAIN, ONUS_SLICE(" → "));
    show_side(layout, record, event->targets, event->target_count);
}

static onus_style quad_style(int quad)
{
    static const onus_style styles[] = {ONUS_BOLD, ONUS_QUAD_1, ONUS_QUAD_2,
                                        ONUS_QUAD_3, ONUS_QUAD_4};
    return quad >= 1 && quad <= 4 ? styles[quad] : ONUS_BOLD;
}

void onus_show__event(onus_layout *layout, const onus_record *record,
                      const onus_event *event)
{
    show_dyad(layout, record, event);
    onus_layout__put(layout, ONUS_DIM, ONUS_SLICE(" · "));
    onus_layout__put(layout, quad_style(event->quad),
                     onus_slice__of(event->type));
    if (event->mode)
        onus_layout__print(layout, ONUS_PLAIN, " (%s)", event->mode);
    if (event->status)
        onus_layout__print(layout, ONUS_PLAIN, " %s", event->status);
    if (!event->cameo.size)
        return;
    onus_layout__put(layout, ONUS_DIM, ONUS_SLICE(" · "));
    onus_layout__put(layout, ONUS_DIM, event->cameo);
}

/* ---------------------------------------------------------------- sentences */

/* Of the triggers, the one that starts first at or after `from`; `end` if
 * none does. */
static onus_span next_trigger(uint32_t from, uint32_t end,
                              const onus_event *events, uint32_t count)
{
    onus_span next = {end, end};
    for (uint32_t i = 0; i < count; i++) {
        onus_span trigger = events[i].trigger;
        if (trigger.start >= from && trigger.start < next.start &&
            trigger.end > trigger.start && trigger.end <= end)
            next = trigger;
    }
    return next;
}

void onus_show__sentence(onus_layout *layout, onus_style style,
                         const onus_record *record, onus_span sentence,
                         const onus_event *events, uint32_t count)
{
    uint32_t at = sentence.start;
    while (at < sentence.end) {
        onus_span mark = next_trigger(at, sentence.end, events, count);
        onus_layout__put(layout, style,
                         onus_record__slice(record,
                                            (onus_span){at, mark.start}));
        onus_layout__put(layout, ONUS_MARK, onus_record__slice(record, mark));
        at = mark.end;
    }
}

/* --------------------------------------------------------------- statements */

static bool starts_quoted(onus_slice text)
{
    static const char *const marks[] = {"\"", "“", "„", "«", "‘", "'", "``"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (onus_slice__starts(text, onus_slice__of(marks[i])))
            return true;
    return false;
}

void onus_show__content(onus_layout *layout, const onus_record *record,
                        const onus_statement *statement)
{
    bool direct = statement->form && !strcmp(statement->form, "direct");
    for (uint32_t i = 0; i < statement->span_count; i++) {
        onus_slice part = onus_record__slice(record, statement->spans[i]);
        bool quote = direct && !starts_quoted(part);
        if (i)
            onus_layout__put(layout, ONUS_DIM, ONUS_SLICE(" … "));
        if (quote)
            onus_layout__put(layout, ONUS_PLAIN, ONUS_SLICE("“"));
        onus_layout__put(layout, ONUS_PLAIN, onus_slice__trim(part));
        if (quote)
            onus_layout__put(layout, ONUS_PLAIN, ONUS_SLICE("”"));
    }
}

onus_slice onus_show__speaker(const onus_record *record,
                              const onus_statement *statement)
{
    const onus_entity *entity =
        onus_show__entity(record, statement->speaker_entity);
    if (entity)
        return entity->name;
    if (statement->speaker_name.size)
        return statement->speaker_name;
    return onus_record__slice(record, statement->speaker);
}

void onus_show__code(onus_layout *layout, onus_style style, const char *code)
{
    onus_slice rest = onus_slice__of(code);
    while (rest.data) {
        onus_layout__put(layout, style, onus_slice__split(&rest, '_'));
        if (rest.data)
            onus_layout__put(layout, style, ONUS_SLICE(" "));
    }
}
