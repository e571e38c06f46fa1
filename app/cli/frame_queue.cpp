#include "cli/frame_queue.h"

#include <fmt/format.h>

#include <exception>

namespace khalkha {

namespace {
constexpr size_t maxQueued = 3;
}

FrameQueue::FrameQueue(Encoder& encoder) : _encoder(encoder), _thread([this] { work(); }) {}

FrameQueue::~FrameQueue() {
    {
        const std::lock_guard lock(_mutex);
        _closed = true;
        _frames.clear();
    }
    _changed.notify_all();
    if (_thread.joinable()) {
        _thread.join();
    }
}

bool FrameQueue::push(std::span<const std::uint8_t> rgb) {
    std::unique_lock lock(_mutex);
    _changed.wait(lock, [this] { return _frames.size() < maxQueued || _failure; });
    if (_failure) {
        return false;
    }
    _frames.emplace_back(rgb.begin(), rgb.end());
    _changed.notify_all();
    return true;
}

Failure FrameQueue::drain() {
    {
        const std::lock_guard lock(_mutex);
        _closed = true;
    }
    _changed.notify_all();
    _thread.join();
    return _failure;
}

Failure FrameQueue::encode(const std::vector<std::uint8_t>& frame) {
    try {
        return _encoder.add(frame);
    } catch (const std::exception& error) { // would end the program if it left the thread
        return Error{ErrorKind::output, {}, fmt::format("a frame cannot be encoded: {}.", error.what()), ""};
    }
}

void FrameQueue::work() {
    std::unique_lock lock(_mutex);
    while (true) {
        _changed.wait(lock, [this] { return _closed || !_frames.empty(); });
        if (_frames.empty()) {
            return;
        }
        const std::vector<std::uint8_t> frame = std::move(_frames.front());
        _frames.pop_front();
        _changed.notify_all();
        lock.unlock();
        Failure failure = encode(frame);
        lock.lock();
        if (failure) {
            _failure = std::move(failure);
            _frames.clear();
            _changed.notify_all();
            return;
        }
    }
}

} // namespace khalkha
