/* Actor codes: "PRK" and "GOV" make PRKGOV, and GOV is sector GOV. */
#include "resolve/gather.h"

/* Set the sectors that the roles in a code stand for. */
void onus_code__set_sectors(const onus_tables *tables, onus_entity *entity)
{
    uint32_t count = 0;
    for (size_t at = 0; at + 3 <= entity->code.size && count < 4; at += 3) {
        uint32_t row = onus_map__find(
            &tables->sector_of, onus_slice__cut(entity->code, at, at + 3));
        if (row == ONUS_NONE)
            continue;
        onus_slice sector = tables->sectors.items[row].sector;
        bool seen = false;
        for (uint32_t i = 0; i < count; i++)
            seen |= onus_slice__equal(sector, entity->sectors[i]);
        if (!seen)
            entity->sectors[count++] = sector;
    }
}

/* Set the sectors of a cell: "CVL|SOC". */
void onus_code__list_sectors(onus_entity *entity, onus_slice cell)
{
    for (uint32_t count = 0; cell.data && count < 4;) {
        onus_slice sector = onus_tables__value(&cell);
        if (sector.size)
            entity->sectors[count++] = sector;
    }
}

bool onus_code__holds(onus_slice code, onus_slice group)
{
    for (size_t at = 0; at + 3 <= code.size; at += 3)
        if (onus_slice__equal(onus_slice__cut(code, at, at + 3), group))
            return true;
    return false;
}

/* "PRK" and "GOV" make "PRKGOV"; groups that are there already are left out. */
onus_slice onus_code__compose(onus_arena *arena, onus_slice base,
                              onus_slice role)
{
    char code[64];
    size_t size = 0;
    if (base.size + role.size > sizeof code)
        return base;
    if (base.size)
        memcpy(code, base.data, base.size);
    size = base.size;
    for (size_t at = 0; at + 3 <= role.size; at += 3) {
        onus_slice group = onus_slice__cut(role, at, at + 3);
        if (onus_code__holds((onus_slice){code, size}, group))
            continue;
        memcpy(code + size, group.data, 3);
        size += 3;
    }
    return onus_arena__copy(arena, (onus_slice){code, size});
}

/* An agent's code with the country or body it belongs to. International
 * first groups stand in front: "Danish aid group" NGODNK. */
onus_slice onus_code__of_agent(const onus_tables *tables, onus_arena *arena,
                             onus_slice base, onus_slice agent)
{
    onus_slice group = onus_slice__cut(agent, 0, agent.size < 3 ? 0 : 3);
    const onus_sector *sector =
        group.size ? onus_tables__sector(tables, group) : NULL;
    return sector && sector->first ? onus_code__compose(arena, agent, base)
                                   : onus_code__compose(arena, base, agent);
}
