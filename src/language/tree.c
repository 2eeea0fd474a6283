/* Chu-Liu/Edmonds in O(n^2), after Tarjan 1977, "Finding optimum branchings",
 * with a dense matrix.
 *
 * A path grows from a node: to the node its best incoming arc comes from, and
 * so on. If it reaches a node that hangs on the root already, all of the path
 * does. If it comes back to itself, the nodes of that circle are contracted
 * into one, whose incoming arcs are worth what they gain over the circle's own
 * arc to the same node; the path goes on from there. Each contraction of c
 * nodes costs O(c n) and takes c - 1 nodes away. At the end circles are opened,
 * last first: an arc into a circle replaces the circle's own arc to that node.
 *
 * That the root has one child is had by a penalty on its arcs, larger than all
 * that scores could gain: the best tree then has as few of them as there can
 * be, and is the best of these.
 *
 * Node 0 is the root, node w + 1 is word w; contracted nodes have larger
 * numbers. The matrix has a row and a column ("slot") for each live node; a
 * contracted one takes over the slot of a node of its circle.
 */
#include "language/tree.h"

#include <math.h>
#include <stdint.h>

/* An arc between nodes as they were before any contraction. */
typedef struct tree_arc {
    uint16_t dependent, head;
} tree_arc;

typedef struct forest {
    uint32_t slots;   /* n + 1 */
    double *weight;   /* [slots][slots], to row from column */
    tree_arc *arc;    /* likewise: the arc that the weight is of */
    uint16_t *node;   /* [slots]: which node has the slot */
    bool *live;       /* [slots] */
    uint8_t *state;   /* [slots]: FRESH, ON_PATH or DONE */
    uint16_t *path;   /* slots */
    uint32_t length;  /* of the path */
    uint16_t *parent; /* [2 slots]: the contracted node that holds it, or 0 */
    tree_arc *enters; /* [2 slots]: the arc that leads into the node */
    double *gain;     /* [slots]: weight of the best arc into it, on the path */
    uint32_t nodes;   /* used so far */
} forest;

enum { FRESH, ON_PATH, DONE };

/* Scores beyond it are absurd; up to it, a double has room for a penalty on
 * top. */
static const double very_bad = -1e9;

static double *weight_at(const forest *f, uint32_t row, uint32_t column)
{
    return &f->weight[(size_t)row * f->slots + column];
}

static tree_arc *arc_at(const forest *f, uint32_t row, uint32_t column)
{
    return &f->arc[(size_t)row * f->slots + column];
}

/* --------------------------------------------------------------- setting up */

static bool allocate(forest *f, uint32_t words, onus_arena *scratch)
{
    size_t n = words + 1u;
    *f = (forest){
        .slots = words + 1,
        .nodes = words + 1,
        .weight = onus_arena__array(scratch, n * n, sizeof *f->weight),
        .arc = onus_arena__array(scratch, n * n, sizeof *f->arc),
        .node = onus_arena__array(scratch, n, sizeof *f->node),
        .live = onus_arena__array(scratch, n, sizeof *f->live),
        .state = onus_arena__array(scratch, n, sizeof *f->state),
        .path = onus_arena__array(scratch, n, sizeof *f->path),
        .parent = onus_arena__array(scratch, 2 * n, sizeof *f->parent),
        .enters = onus_arena__array(scratch, 2 * n, sizeof *f->enters),
        .gain = onus_arena__array(scratch, n, sizeof *f->gain),
    };
    return !scratch->failed;
}

static double tame(float score)
{
    if (!(score > very_bad))
        return very_bad;
    return score < -very_bad ? score : -very_bad;
}

/* What is taken off arcs from the root: more than a tree's scores can
 * differ. */
static double penalty(const float *scores, size_t stride, uint32_t words)
{
    double least = tame(scores[0]), most = least;
    for (uint32_t w = 0; w < words; w++)
        for (uint32_t h = 0; h <= words; h++) {
            double score = tame(scores[w * stride + h]);
            least = score < least ? score : least;
            most = score > most ? score : most;
        }
    return (most - least + 1) * (words + 1.0);
}

static void fill(forest *f, const float *scores, size_t stride, uint32_t words)
{
    double root = penalty(scores, stride, words);
    for (uint32_t w = 0; w < words; w++)
        for (uint32_t h = 0; h <= words; h++) {
            double score = tame(scores[w * stride + h]);
            *weight_at(f, w + 1, h) = h ? score : score - root;
            *arc_at(f, w + 1, h) = (tree_arc){(uint16_t)(w + 1), (uint16_t)h};
        }
    for (uint32_t slot = 0; slot < f->slots; slot++) {
        f->node[slot] = (uint16_t)slot;
        f->live[slot] = true;
    }
    f->state[0] = DONE;
}

/* ---------------------------------------------------------------- growing */

/* The slot that the best arc into a slot comes from. */
static uint32_t best_head(const forest *f, uint32_t slot)
{
    uint32_t best = ONUS_NONE;
    for (uint32_t from = 0; from < f->slots; from++)
        if (f->live[from] && from != slot &&
            (best == ONUS_NONE ||
             *weight_at(f, slot, from) > *weight_at(f, slot, best)))
            best = from;
    return best;
}

/* A slot of the circle joins the slot that takes over: arcs into the circle are
 * worth what they gain, of arcs out of it the best counts. */
static void join(forest *f, uint32_t into, uint32_t slot, bool first)
{
    for (uint32_t other = 0; other < f->slots; other++) {
        if (!f->live[other])
            continue;
        double in = *weight_at(f, slot, other) - f->gain[slot];
        if (first || in > *weight_at(f, into, other)) {
            *weight_at(f, into, other) = in;
            *arc_at(f, into, other) = *arc_at(f, slot, other);
        }
        if (!first && *weight_at(f, other, slot) > *weight_at(f, other, into)) {
            *weight_at(f, other, into) = *weight_at(f, other, slot);
            *arc_at(f, other, into) = *arc_at(f, other, slot);
        }
    }
}

/* Contract the end of the path, from the place of `slot` on, into one node. */
static void contract(forest *f, uint32_t slot)
{
    uint32_t from = f->length, node = f->nodes++;
    do
        f->parent[f->node[f->path[--from]]] = (uint16_t)node;
    while (f->path[from] != slot);
    for (uint32_t i = from; i < f->length; i++)
        if (i > from)
            f->live[f->path[i]] = false;
    join(f, slot, slot, true);
    for (uint32_t i = from + 1; i < f->length; i++)
        join(f, slot, f->path[i], false);
    f->node[slot] = (uint16_t)node;
    f->length = from + 1;
}

/* Let the path that starts at a slot grow until it hangs on the root. */
static void grow(forest *f, uint32_t start)
{
    f->path[0] = (uint16_t)start;
    f->length = 1;
    f->state[start] = ON_PATH;
    for (;;) {
        uint32_t slot = f->path[f->length - 1];
        uint32_t head = best_head(f, slot);
        f->enters[f->node[slot]] = *arc_at(f, slot, head);
        f->gain[slot] = *weight_at(f, slot, head);
        if (f->state[head] == DONE)
            break;
        if (f->state[head] == ON_PATH) {
            contract(f, head);
            continue;
        }
        f->path[f->length++] = (uint16_t)head;
        f->state[head] = ON_PATH;
    }
    for (uint32_t i = 0; i < f->length; i++)
        f->state[f->path[i]] = DONE;
}

/* ---------------------------------------------------------------- opening */

/* The arc into a contracted node goes to one node of its circle. */
static void open_circles(forest *f)
{
    for (uint32_t node = f->nodes - 1; node >= f->slots; node--) {
        tree_arc arc = f->enters[node];
        uint32_t inner = arc.dependent;
        while (f->parent[inner] != node)
            inner = f->parent[inner];
        f->enters[inner] = arc;
    }
}

bool onus_tree__best(uint32_t *heads, const float *scores, size_t stride,
                     uint32_t words, onus_arena *scratch)
{
    forest f;
    if (!allocate(&f, words, scratch))
        return false;
    fill(&f, scores, stride, words);
    for (uint32_t slot = 1; slot < f.slots; slot++)
        if (f.live[slot] && f.state[slot] == FRESH)
            grow(&f, slot);
    open_circles(&f);
    for (uint32_t w = 0; w < words; w++)
        heads[w] = f.enters[w + 1].head;
    return true;
}
