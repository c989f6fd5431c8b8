require "active_job"
require "active_support/testing/time_helpers"
require "delayed_job_active_record"
require "sidekiq"
require "sidekiq/scheduled"

include ActiveSupport::Testing::TimeHelpers # (1)!

$VERBOSE = ActiveJob::Base.logger = nil
ActiveRecord::Schema.verbose = false
ActiveRecord::Base.establish_connection(
  adapter: "sqlite3", database: ":memory:"
)
ActiveRecord::Schema.define do
  create_table :delayed_jobs do |t|
    t.integer :priority, :attempts, default: 0
    t.text :handler, :last_error
    t.datetime :run_at, :locked_at, :failed_at
    t.string :locked_by, :queue
    t.timestamps
  end
end

class Export < ActiveJob::Base
  def perform(order) = nil
end

def later(adapter)
  ActiveJob::Base.queue_adapter = adapter
  Export.set(wait: 1.hour).perform_later("A-17")
end

begin
  later(:inline)
rescue NotImplementedError => error
  puts "inline: #{error.class}"
end

later(:delayed_job)
puts "delayed_job: #{Delayed::Worker.new.work_off.first} run now"
travel(1.day) do
  puts "delayed_job: #{Delayed::Worker.new.work_off.first} run next day"
end

later(:sidekiq)
poller, queue = Sidekiq::Scheduled::Enq.new, Sidekiq::Queue.new # (2)!
poller.enqueue_jobs
puts "sidekiq: #{queue.size} in the queue now"
travel(1.day) { poller.enqueue_jobs }
puts "sidekiq: #{queue.size} in the queue next day"
