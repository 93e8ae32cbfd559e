#pragma once
#include <chitieu/data/arrow_abi.h>

#include <pybind11/pybind11.h>

namespace chitieu::python {

/// The struct inside a capsule of the Arrow PyCapsule interface; TypeError for any other object.
template <class Struct>
[[nodiscard]] Struct& open_capsule(pybind11::object const& capsule, char const* name) {
  if (!PyCapsule_IsValid(capsule.ptr(), name))
    throw pybind11::type_error(std::string("this is no capsule called ") + name);
  auto* content = static_cast<Struct*>(PyCapsule_GetPointer(capsule.ptr(), name));
  if (content->release == nullptr)
    throw pybind11::value_error("this Arrow capsule was read already, and can be read once");
  return *content;
}

/// A capsule that owns a struct, and releases it when nobody has taken it.
template <class Struct>
[[nodiscard]] pybind11::capsule make_capsule(Struct&& content, char const* name) {
  auto* kept = new Struct(content);
  content.release = nullptr;
  auto* made = PyCapsule_New(kept, name, [](PyObject* capsule) {
    auto* owned = static_cast<Struct*>(PyCapsule_GetPointer(capsule, PyCapsule_GetName(capsule)));
    if (owned->release != nullptr) owned->release(owned);
    delete owned;
  });
  return pybind11::reinterpret_steal<pybind11::capsule>(made);
}

} // namespace chitieu::python
