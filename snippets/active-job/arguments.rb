require "active_job"
require "active_record"

$VERBOSE = ActiveJob::Base.logger = nil
ActiveJob::Base.queue_adapter = :test
ActiveRecord::Schema.verbose = false
ActiveRecord::Base.establish_connection(
  adapter: "sqlite3", database: ":memory:"
)
ActiveRecord::Base.include(GlobalID::Identification)
GlobalID.app = "shop" # (1)!
ActiveRecord::Schema.define { create_table(:orders) { |t| t.string :state } }

class Order < ActiveRecord::Base
end

class Export < ActiveJob::Base
  def perform(order) = puts "order #{order.id} is #{order.state}"
end

jobs = ActiveJob::Base.queue_adapter.enqueued_jobs
paid = Order.create!(state: "paid")
Export.perform_later(paid)
puts "travels: #{jobs.last["arguments"].first.values.first}"
paid.update!(state: "canceled")
ActiveJob::Base.execute(jobs.shift)

Export.perform_later(paid)
paid.destroy!
begin
  ActiveJob::Base.execute(jobs.shift)
rescue ActiveJob::DeserializationError => error
  puts "#{error.class}, because of #{error.cause.class}"
end

[:paid, 1.hour, 1..2, Order.new, Object.new].each do |argument|
  Export.perform_later(argument)
  puts "#{argument.class}: yes"
rescue ActiveJob::SerializationError => error
  puts "#{argument.class}: #{error.class}"
end
