/* The grammar's labels: parts of speech, Penn tags, dependency relations, names.
 *
 * Each list is an X-macro, read once for the enum and once for the names; the model's
 * labels are matched to these by name when it is loaded. Universal Dependencies v2:
 * de Marneffe and others 2021; Penn tags: Marcus and others 1993.
 */
#ifndef ONUS_GRAMMAR_H
#define ONUS_GRAMMAR_H

#include "onus.h"

#define ONUS_UPOS_LIST(X)                                                      \
    X(X, "X") X(ADJ, "ADJ") X(ADP, "ADP") X(ADV, "ADV") X(AUX, "AUX")          \
    X(CCONJ, "CCONJ") X(DET, "DET") X(INTJ, "INTJ") X(NOUN, "NOUN")            \
    X(NUM, "NUM") X(PART, "PART") X(PRON, "PRON") X(PROPN, "PROPN")            \
    X(PUNCT, "PUNCT") X(SCONJ, "SCONJ") X(SYM, "SYM") X(VERB, "VERB")

#define ONUS_XPOS_LIST(X)                                                      \
    X(NONE, "_") X(CC, "CC") X(CD, "CD") X(DT, "DT") X(EX, "EX") X(FW, "FW")   \
    X(IN, "IN") X(JJ, "JJ") X(JJR, "JJR") X(JJS, "JJS") X(LS, "LS")            \
    X(MD, "MD") X(NN, "NN") X(NNS, "NNS") X(NNP, "NNP") X(NNPS, "NNPS")        \
    X(PDT, "PDT") X(POS, "POS") X(PRP, "PRP") X(PRPS, "PRP$") X(RB, "RB")      \
    X(RBR, "RBR") X(RBS, "RBS") X(RP, "RP") X(SYM, "SYM") X(TO, "TO")          \
    X(UH, "UH") X(VB, "VB") X(VBD, "VBD") X(VBG, "VBG") X(VBN, "VBN")          \
    X(VBP, "VBP") X(VBZ, "VBZ") X(WDT, "WDT") X(WP, "WP") X(WPS, "WP$")        \
    X(WRB, "WRB") X(ADD, "ADD") X(AFX, "AFX") X(GW, "GW") X(HYPH, "HYPH")      \
    X(NFP, "NFP") X(XX, "XX") X(HASH, "#") X(DOLLAR, "$") X(OPEN_QUOTE, "``")  \
    X(CLOSE_QUOTE, "''") X(COMMA, ",") X(STOP, ".") X(COLON, ":")              \
    X(OPEN_BRACKET, "-LRB-") X(CLOSE_BRACKET, "-RRB-")

#define ONUS_RELATION_LIST(X)                                                  \
    X(dep, "dep") X(acl, "acl") X(acl_relcl, "acl:relcl") X(advcl, "advcl")    \
    X(advcl_relcl, "advcl:relcl") X(advmod, "advmod") X(amod, "amod")          \
    X(appos, "appos") X(aux, "aux") X(aux_pass, "aux:pass") X(case, "case")    \
    X(cc, "cc") X(cc_preconj, "cc:preconj") X(ccomp, "ccomp") X(clf, "clf")    \
    X(compound, "compound") X(compound_prt, "compound:prt") X(conj, "conj")    \
    X(cop, "cop") X(csubj, "csubj") X(csubj_outer, "csubj:outer")              \
    X(csubj_pass, "csubj:pass") X(det, "det") X(det_predet, "det:predet")      \
    X(discourse, "discourse") X(dislocated, "dislocated") X(expl, "expl")      \
    X(fixed, "fixed") X(flat, "flat") X(goeswith, "goeswith") X(iobj, "iobj")  \
    X(list, "list") X(mark, "mark") X(nmod, "nmod") X(nmod_desc, "nmod:desc")  \
    X(nmod_poss, "nmod:poss") X(nmod_unmarked, "nmod:unmarked")                \
    X(nsubj, "nsubj") X(nsubj_outer, "nsubj:outer")                            \
    X(nsubj_pass, "nsubj:pass") X(nummod, "nummod") X(obj, "obj")              \
    X(obl, "obl") X(obl_agent, "obl:agent") X(obl_unmarked, "obl:unmarked")    \
    X(orphan, "orphan") X(parataxis, "parataxis") X(punct, "punct")            \
    X(reparandum, "reparandum") X(root, "root") X(vocative, "vocative")        \
    X(xcomp, "xcomp")

#define ONUS_NAME_LIST(X) X(NONE, "O") X(PER, "PER") X(ORG, "ORG") X(LOC, "LOC") X(MISC, "MISC")

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

/* The label with this text, or the COUNT of its kind if there is none. An unknown
 * subtype gives its base relation. */
onus_upos onus_upos__of(onus_slice text);
onus_xpos onus_xpos__of(onus_slice text);
onus_relation_kind onus_relation__of(onus_slice text);
onus_name_kind onus_name__of(onus_slice text);

#endif
