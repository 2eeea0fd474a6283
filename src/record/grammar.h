/* The grammar's labels: parts of speech, Penn tags, dependency relations,
 * names.
 *
 * Each list is an X-macro, read once for the enum and once for the names; the
 * model's labels are matched to these by name when it is loaded. Universal
 * Dependencies v2: de Marneffe and others 2021; Penn tags: Marcus and others
 * 1993.
 */
#ifndef ONUS_GRAMMAR_H
#define ONUS_GRAMMAR_H

#include "onus.h"

#define ONUS_UPOS_LIST(LABEL)                                                  \
    LABEL(X, "X") LABEL(ADJ, "ADJ") LABEL(ADP, "ADP") LABEL(ADV, "ADV")        \
    LABEL(AUX, "AUX") LABEL(CCONJ, "CCONJ") LABEL(DET, "DET")                  \
    LABEL(INTJ, "INTJ") LABEL(NOUN, "NOUN") LABEL(NUM, "NUM")                  \
    LABEL(PART, "PART") LABEL(PRON, "PRON") LABEL(PROPN, "PROPN")              \
    LABEL(PUNCT, "PUNCT") LABEL(SCONJ, "SCONJ") LABEL(SYM, "SYM")              \
    LABEL(VERB, "VERB")

#define ONUS_XPOS_LIST(LABEL)                                                  \
    LABEL(NONE, "_") LABEL(CC, "CC") LABEL(CD, "CD") LABEL(DT, "DT")           \
    LABEL(EX, "EX") LABEL(FW, "FW") LABEL(IN, "IN") LABEL(JJ, "JJ")            \
    LABEL(JJR, "JJR") LABEL(JJS, "JJS") LABEL(LS, "LS") LABEL(MD, "MD")        \
    LABEL(NN, "NN") LABEL(NNS, "NNS") LABEL(NNP, "NNP") LABEL(NNPS, "NNPS")    \
    LABEL(PDT, "PDT") LABEL(POS, "POS") LABEL(PRP, "PRP") LABEL(PRPS, "PRP$")  \
    LABEL(RB, "RB") LABEL(RBR, "RBR") LABEL(RBS, "RBS") LABEL(RP, "RP")        \
    LABEL(SYM, "SYM") LABEL(TO, "TO") LABEL(UH, "UH") LABEL(VB, "VB")          \
    LABEL(VBD, "VBD") LABEL(VBG, "VBG") LABEL(VBN, "VBN") LABEL(VBP, "VBP")    \
    LABEL(VBZ, "VBZ") LABEL(WDT, "WDT") LABEL(WP, "WP") LABEL(WPS, "WP$")      \
    LABEL(WRB, "WRB") LABEL(ADD, "ADD") LABEL(AFX, "AFX") LABEL(GW, "GW")      \
    LABEL(HYPH, "HYPH") LABEL(NFP, "NFP") LABEL(XX, "XX") LABEL(HASH, "#")     \
    LABEL(DOLLAR, "$") LABEL(OPEN_QUOTE, "``") LABEL(CLOSE_QUOTE, "''")        \
    LABEL(COMMA, ",") LABEL(STOP, ".") LABEL(COLON, ":")                       \
    LABEL(OPEN_BRACKET, "-LRB-") LABEL(CLOSE_BRACKET, "-RRB-")

#define ONUS_RELATION_LIST(LABEL)                                              \
    LABEL(dep, "dep") LABEL(acl, "acl") LABEL(acl_relcl, "acl:relcl")          \
    LABEL(advcl, "advcl") LABEL(advcl_relcl, "advcl:relcl")                    \
    LABEL(advmod, "advmod") LABEL(amod, "amod") LABEL(appos, "appos")          \
    LABEL(aux, "aux") LABEL(aux_pass, "aux:pass") LABEL(case, "case")          \
    LABEL(cc, "cc") LABEL(cc_preconj, "cc:preconj") LABEL(ccomp, "ccomp")      \
    LABEL(clf, "clf") LABEL(compound, "compound")                              \
    LABEL(compound_prt, "compound:prt") LABEL(conj, "conj") LABEL(cop, "cop")  \
    LABEL(csubj, "csubj") LABEL(csubj_outer, "csubj:outer")                    \
    LABEL(csubj_pass, "csubj:pass") LABEL(det, "det")                          \
    LABEL(det_predet, "det:predet") LABEL(discourse, "discourse")              \
    LABEL(dislocated, "dislocated") LABEL(expl, "expl") LABEL(fixed, "fixed")  \
    LABEL(flat, "flat") LABEL(goeswith, "goeswith") LABEL(iobj, "iobj")        \
    LABEL(list, "list") LABEL(mark, "mark") LABEL(nmod, "nmod")                \
    LABEL(nmod_desc, "nmod:desc") LABEL(nmod_poss, "nmod:poss")                \
    LABEL(nmod_unmarked, "nmod:unmarked") LABEL(nsubj, "nsubj")                \
    LABEL(nsubj_outer, "nsubj:outer") LABEL(nsubj_pass, "nsubj:pass")          \
    LABEL(nummod, "nummod") LABEL(obj, "obj") LABEL(obl, "obl")                \
    LABEL(obl_agent, "obl:agent") LABEL(obl_unmarked, "obl:unmarked")          \
    LABEL(orphan, "orphan") LABEL(parataxis, "parataxis")                      \
    LABEL(punct, "punct") LABEL(reparandum, "reparandum") LABEL(root, "root")  \
    LABEL(vocative, "vocative") LABEL(xcomp, "xcomp")

#define ONUS_NAME_LIST(LABEL)                                                  \
    LABEL(NONE, "O") LABEL(PER, "PER") LABEL(ORG, "ORG") LABEL(LOC, "LOC")     \
    LABEL(MISC, "MISC")

#define ONUS_ENUM_UPOS(name, text) UPOS_##name,
#define ONUS_ENUM_XPOS(name, text) XPOS_##name,
#define ONUS_ENUM_RELATION(name, text) REL_##name,
#define ONUS_ENUM_NAME(name, text) NAME_##name,

typedef enum onus_upos { ONUS_UPOS_LIST(ONUS_ENUM_UPOS) UPOS_COUNT } onus_upos;
typedef enum onus_xpos { ONUS_XPOS_LIST(ONUS_ENUM_XPOS) XPOS_COUNT } onus_xpos;
typedef enum onus_relation_kind {
    ONUS_RELATION_LIST(ONUS_ENUM_RELATION) REL_COUNT
} onus_relation_kind;
typedef enum onus_name_kind {
    ONUS_NAME_LIST(ONUS_ENUM_NAME) NAME_COUNT
} onus_name_kind;

/* The labels as they are written; static. */
const char *onus_upos__name(onus_upos upos);
const char *onus_xpos__name(onus_xpos xpos);
const char *onus_relation__name(onus_relation_kind relation);
const char *onus_name__name(onus_name_kind name);

/* The label with this text, or the COUNT of its kind if there is none. An
 * unknown subtype gives its base relation. */
onus_upos onus_upos__of(onus_slice text);
onus_xpos onus_xpos__of(onus_slice text);
onus_relation_kind onus_relation__of(onus_slice text);
onus_name_kind onus_name__of(onus_slice text);

#endif
