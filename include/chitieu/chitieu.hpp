#pragma once
/// Everything an application needs: parse a plan, compile it, evaluate it over tables, read the
/// report. Rendering stands apart in `chitieu/render/render.hpp`.
#include <chitieu/check/compile.hpp>
#include <chitieu/data/dataset.hpp>
#include <chitieu/data/rows.hpp>
#include <chitieu/engine/evaluate.hpp>
#include <chitieu/syntax/parse.hpp>
#include <chitieu/text/fixes.hpp>
#include <chitieu/text/source.hpp>
#include <chitieu/verdict/mask.hpp>
#include <chitieu/verdict/report.hpp>
#include <chitieu/version.hpp>
